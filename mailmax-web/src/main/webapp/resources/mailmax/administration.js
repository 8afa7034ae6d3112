// What the pages of the administration do in the browser. No inline handlers anywhere.
(function () {
  'use strict';

  // --- the navigation on a phone is a drawer

  function drawer(open) {
    const places = document.getElementById('places');
    const button = document.querySelector('[data-drawer]');
    if (places && button) {
      places.classList.toggle('open', open);
      button.setAttribute('aria-expanded', String(open));
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-drawer]');
    if (button) {
      drawer(button.getAttribute('aria-expanded') !== 'true');
    } else if (!event.target.closest('#places')) {
      drawer(false);
    }
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      drawer(false);
    }
  });
})();
