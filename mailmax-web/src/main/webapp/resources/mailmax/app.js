// What the pages do in the browser: preferences, panes, opening messages, news. No inline handlers anywhere.
(function () {
  'use strict';

  const root = document.documentElement;

  function remember(name, value) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = name + '=' + value + '; Path=/; Max-Age=31536000; SameSite=Lax' + secure;
  }

  function isDark() {
    const theme = root.dataset.theme;
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  function setTheme(theme) {
    root.dataset.theme = theme;
    remember('theme', theme);
    const link = document.querySelector('link[href*="primefaces-vela-blue"]');
    if (link) {
      link.media = theme === 'dark' ? 'all' : 'not all';
    }
    const frame = document.getElementById('messageBody');
    if (frame) {
      frame.src = frame.getAttribute('src');
    }
  }

  // --- panes: on a phone one at a time

  const panes = () => document.getElementById('panes');

  function show(pane) {
    if (panes()) {
      panes().dataset.pane = pane;
    }
  }

  function currentMessage() {
    const head = document.querySelector('[data-message]');
    return head ? head.dataset.message : null;
  }

  function address(uid) {
    const parameters = new URLSearchParams(location.search);
    parameters.set('folder', document.getElementById('mailForm').dataset.folder);
    parameters.delete('message');
    if (uid) {
      parameters.set('message', uid);
    }
    return location.pathname + '?' + parameters;
  }

  function open(uid, keepAddress) {
    if (!keepAddress) {
      history.pushState({}, '', address(uid));
    }
    document.querySelectorAll('.row.open').forEach(row => row.classList.remove('open'));
    const link = document.querySelector('.row-link[data-uid="' + uid + '"]');
    const row = link && link.closest('tr');
    if (row) {
      row.classList.add('open');
      row.classList.remove('unread');
      row.querySelectorAll('.unread-word').forEach(word => word.remove());
    }
    show('message');
    openMessage([{ name: 'uid', value: uid }]);
  }

  function back() {
    history.pushState({}, '', address(null));
    document.querySelectorAll('.row.open').forEach(row => row.classList.remove('open'));
    show('list');
    closeMessage();
  }

  function step(direction) {
    const links = Array.from(document.querySelectorAll('.row-link'));
    const at = links.findIndex(link => link.closest('tr').classList.contains('open'));
    const next = links[at < 0 ? 0 : at + direction];
    if (next) {
      open(next.dataset.uid);
      next.focus();
    }
  }

  function press(id) {
    const button = document.getElementById(id);
    if (button) {
      button.click();
    }
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    r: () => press('mailForm:reply'),
    a: () => press('mailForm:replyAll'),
    f: () => press('mailForm:forward'),
    c: () => press('mailForm:write'),
    s: () => press('mailForm:openFlag'),
    '#': () => press(currentMessage() ? 'mailForm:openDelete' : 'mailForm:delete'),
    Delete: () => press(currentMessage() ? 'mailForm:openDelete' : 'mailForm:delete'),
    u: () => currentMessage() && back(),
    '/': () => document.getElementById('mailForm:search').focus()
  };

  function isTyping(target) {
    return target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], .ui-dialog');
  }

  // --- news: many hints become one question

  let asked = null;

  function news() {
    clearTimeout(asked);
    asked = setTimeout(() => refreshMail([{ name: 'background', value: '1' }]), 250);
  }

  function listen(delay) {
    const base = location.origin.replace(/^http/, 'ws') + location.pathname.replace(/\/folder\/.*/, '/news/');
    const socket = new WebSocket(base + document.getElementById('mailForm').dataset.news + '?background=1');
    let wait = delay;
    socket.onopen = () => { wait = 2000; };
    socket.onmessage = news;
    socket.onclose = () => setTimeout(() => listen(Math.min(wait * 2, 60000)), wait);
  }

  // --- a message being written

  let changed = false;

  // --- events

  document.addEventListener('click', event => {
    const target = event.target.closest('[data-theme-toggle], [data-language], [data-pane-to], [data-back], [data-dialog],'
      + ' [data-load-remote], [data-more-fields], .row-link');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!target || !plain) {
      return;
    }
    if (target.matches('.row-link')) {
      event.preventDefault();
      open(target.dataset.uid);
    } else if (target.dataset.themeToggle) {
      setTheme(isDark() ? 'light' : 'dark');
    } else if (target.dataset.language) {
      remember('lang', target.dataset.language);
      location.reload();
    } else if (target.dataset.paneTo) {
      show(panes().dataset.pane === target.dataset.paneTo ? 'list' : target.dataset.paneTo);
    } else if (target.dataset.back) {
      back();
    } else if (target.dataset.dialog) {
      PF(target.dataset.dialog).show();
    } else if (target.dataset.loadRemote) {
      const frame = document.getElementById('messageBody');
      frame.src = frame.getAttribute('src') + '&remote=1';
      target.closest('.remote').remove();
    } else if (target.dataset.moreFields) {
      document.querySelector('.more-fields').classList.toggle('shown');
    }
  });

  document.addEventListener('keydown', event => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (panes() && plain && keys[event.key] && !isTyping(event.target)) {
      event.preventDefault();
      keys[event.key]();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      press('composeForm:send');
    }
  });

  document.addEventListener('input', event => {
    changed = changed || Boolean(event.target.closest('#composeForm'));
  });

  window.addEventListener('beforeunload', event => {
    if (changed) {
      event.preventDefault();
    }
  });

  window.addEventListener('popstate', () => {
    if (!panes()) {
      return;
    }
    const uid = new URLSearchParams(location.search).get('message');
    if (uid) {
      open(uid, true);
    } else {
      show('list');
      closeMessage();
    }
  });

  document.addEventListener('DOMContentLoaded', () => {
    remember('zone', Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('/', '.'));
    const text = document.getElementById('composeForm:text');
    if (text) {
      const to = document.getElementById('composeForm:to');
      text.setSelectionRange(0, 0);
      (to.value ? text : to).focus();
    }
    // while no socket brings news, ask for them now and then
    if (panes()) {
      listen(2000);
      setInterval(() => document.hidden || news(), 60000);
    }
    $(document).on('pfAjaxComplete', () => {
      if (panes() && !currentMessage() && panes().dataset.pane === 'message') {
        show('list');
      }
    });
  });

  // what was sent can be taken back for some seconds only
  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-millis]')
    .forEach(said => setTimeout(() => said.closest('form').remove(), Number(said.dataset.millis))));

  // PrimeFaces gives its button for files a name, but no role that could have one.
  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('.ui-fileupload-choose')
    .forEach(choose => choose.setAttribute('role', 'button')));

  window.MailMax = {
    opened: () => {},
    hideMenus: () => ['movePanel', 'openMovePanel'].forEach(name => PrimeFaces.widgets[name] && PF(name).hide()),
    leaving: () => { changed = false; }
  };
})();
