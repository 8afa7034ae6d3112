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

  // --- responder: characters left, and what the answer will look like

  function count(field) {
    const place = document.getElementById(field.dataset.count);
    if (place) {
      const left = field.maxLength - field.value.length;
      place.textContent = place.dataset.pattern.replace('{0}', left);
      place.classList.toggle('over', left <= 0);
    }
  }

  function preview(field) {
    const place = document.getElementById(field.dataset.preview);
    if (place) {
      place.textContent = field.value || place.dataset.empty;
      place.classList.toggle('is-empty', !field.value);
    }
  }

  function look(root) {
    root.querySelectorAll('[data-count]').forEach(count);
    root.querySelectorAll('[data-preview]').forEach(preview);
  }

  document.addEventListener('input', event => {
    if (event.target.matches('[data-count]')) {
      count(event.target);
    }
    if (event.target.matches('[data-preview]')) {
      preview(event.target);
    }
  });

  // --- copy buttons: the icon says that it is done

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      const field = document.createElement('textarea');
      field.value = button.dataset.copy;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      button.focus();
    }
    const icon = button.querySelector('.pi');
    icon.classList.replace('pi-copy', 'pi-check');
    setTimeout(() => icon.classList.replace('pi-check', 'pi-copy'), 1500);
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      copy(button);
    }
  });

  // --- a file is read into its field, so that it can be seen before anything happens

  document.addEventListener('change', async event => {
    if (event.target.matches('[data-file-to]') && event.target.files.length > 0) {
      document.getElementById(event.target.dataset.fileTo).value = await event.target.files[0].text();
    }
  });

  // --- many tabs are moved sideways on a telephone: the one that is open is in sight

  function tabInSight() {
    document.querySelectorAll('.tab.here').forEach(tab => tab.scrollIntoView({ block: 'nearest', inline: 'center' }));
  }

  document.addEventListener('DOMContentLoaded', () => {
    look(document);
    tabInSight();
    window.addEventListener('resize', tabInSight);
    $(document).on('pfAjaxComplete', () => look(document));
  });
})();
