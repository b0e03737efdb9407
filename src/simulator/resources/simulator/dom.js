const SVG = 'http://www.w3.org/2000/svg';

/** Every text goes in as a text node: what a monitor sends is never markup. */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function icon(name) {
  return svg('svg', { class: 'icon', 'aria-hidden': 'true' }, svg('use', { href: `#icon-${name}` }));
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

/** Makes the children of `parent` match `items`. Nodes that stay are not moved, so that focus and scrolling stay too. */
export function keyed(parent, items, keyOf, create, update = () => {}) {
  const views = (parent.keyedViews ??= new Map());
  const keys = new Set(items.map(keyOf));
  for (const [key, view] of views) {
    if (keys.has(key)) continue;
    view.node.remove();
    views.delete(key);
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let view = views.get(key);
    if (!view) {
      view = create(item);
      if (view instanceof Node) view = { node: view };
      views.set(key, view);
    }
    if (view.node === place) place = place.nextElementSibling;
    else parent.insertBefore(view.node, place);
    update(view, item);
  }
  return views;
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}
