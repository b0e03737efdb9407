'use strict';
// Keeps what stands in #live as the server says it is: by a stream while an incident is open, else by asking now and then; nothing
// while nobody looks. Without this script the page is loaded again as a whole.
(() => {
  const live = document.getElementById('live');
  const quiet = 30000;
  const busy = 10000;
  let shown = '';
  let stream;
  let timer;

  const address = path => path + location.search;
  const isOpen = () => live.querySelector('[data-open]') !== null;

  function stop() {
    clearTimeout(timer);
    if (stream) {
      stream.close();
      stream = undefined;
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, isOpen() ? busy : quiet);
  }

  // Five minutes at most, then the server ends it. What a browser would open again by itself is closed instead.
  function listen() {
    stop();
    stream = new EventSource(address(live.dataset.stream));
    stream.onmessage = message => {
      if (message.data) {
        show(message.data);
      }
      if (!isOpen()) {
        stop();
        later();
      }
    };
    stream.onerror = () => {
      stop();
      later();
    };
  }

  async function ask() {
    try {
      const answer = await fetch(address(live.dataset.fragment), {headers: {accept: 'text/html'}});
      if (answer.status === 403) {
        location.reload();
        return;
      }
      const before = shown;
      if (answer.ok) {
        show(await answer.text());
      }
      if (isOpen() && shown !== before) {
        listen();
        return;
      }
    } catch (offline) {
      // The next time, perhaps.
    }
    later();
  }

  function show(html) {
    if (html === shown) {
      return;
    }
    shown = html;
    const next = document.createElement('template');
    next.innerHTML = html;
    const focus = marked(document.activeElement);
    const typed = document.activeElement.selectionStart;
    for (const details of live.querySelectorAll('details[id]')) {
      const same = next.content.getElementById(details.id);
      if (same) {
        same.open = details.open;
      }
    }
    for (const input of live.querySelectorAll('input[id]')) {
      const same = next.content.getElementById(input.id);
      if (same) {
        same.value = input.value;
      }
    }
    const said = states(live);
    live.replaceChildren(next.content);
    const focused = focus && [...live.querySelectorAll('a,button,input,summary')].find(one => marked(one) === focus);
    if (focused) {
      focused.focus({preventScroll: true});
      if (typeof typed === 'number' && focused.setSelectionRange) {
        focused.setSelectionRange(typed, typed);
      }
    }
    if (states(live) !== said) {
      document.getElementById('said').textContent = states(live);
    }
    count();
  }

  // What tells one thing that can be focused from the others, in what was shown and in what replaces it.
  function marked(element) {
    if (!element || !live.contains(element)) {
      return '';
    }
    const form = element.form ? element.form.getAttribute('action') : '';
    return [element.tagName, element.id, element.getAttribute('href'), form, element.textContent].join(' ');
  }

  function states(within) {
    return [...within.querySelectorAll('article > h2')].map(state => state.textContent.trim()).join(', ');
  }

  function count() {
    for (const end of live.querySelectorAll('[data-until]')) {
      const left = Math.round((Number(end.dataset.until) - Date.now()) / 1000);
      end.textContent = left > 0 ? end.dataset.left.replace('{}', left) : '';
    }
  }

  function look() {
    stop();
    if (document.hidden) {
      return;
    }
    if (isOpen()) {
      listen();
    } else {
      ask();
    }
  }

  if (live) {
    setInterval(() => document.hidden || count(), 1000);
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', stop);
    addEventListener('pageshow', shownAgain => shownAgain.persisted && look());
    count();
    if (isOpen()) {
      listen();
    } else {
      later();
    }
  }
})();
