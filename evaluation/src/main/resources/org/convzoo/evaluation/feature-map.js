"use strict";
(function () {
  // The page is well-formed XML too: the two signs that it would have to escape are not used here.
  var data = JSON.parse(document.getElementById("data").textContent);
  var map = document.getElementById("map");
  var card = document.getElementById("card");
  var onlyWrong = document.getElementById("wrong");
  var buttons = Array.from(document.querySelectorAll("[data-label]"));
  var marks = [];
  document.querySelectorAll("#points path").forEach(function (mark) { marks[Number(mark.dataset.index)] = mark; });
  var hidden = new Set();
  var shown = 0;
  var chosen = -1;
  var kept = false;

  function places() { return data.projections[shown].places; }
  function label(index) { return data.images[index][1]; }
  function isWrong(index) { return label(index) !== data.images[index][2]; }
  function isVisible(index) { return hidden.has(label(index)) ? false : onlyWrong.checked ? isWrong(index) : true; }

  function refresh() {
    marks.forEach(function (mark, index) { mark.classList.toggle("off", !isVisible(index)); });
    if (chosen !== -1) { if (!isVisible(chosen)) { choose(-1); } }
  }

  function move() {
    var at = places();
    marks.forEach(function (mark, index) {
      mark.setAttribute("transform", "translate(" + at[2 * index] + " " + at[2 * index + 1] + ")");
    });
    document.getElementById("words").textContent = data.projections[shown].words;
    choose(-1);
  }

  function line(kind, text, style) {
    var one = document.createElement(kind);
    one.textContent = text;
    if (style) { one.className = style; }
    card.appendChild(one);
  }

  function choose(index) {
    if (chosen !== -1) { marks[chosen].classList.remove("chosen"); }
    chosen = index;
    if (index === -1) { kept = false; card.hidden = true; return; }
    marks[index].classList.add("chosen");
    var image = data.images[index];
    card.replaceChildren();
    if (image[4]) {
      var picture = document.createElement("img");
      picture.alt = "";
      picture.src = image[4];
      if (image[4].startsWith("data:image/png")) { picture.className = "small"; }
      picture.onload = place;
      card.appendChild(picture);
    }
    line("b", data.classes[image[1]]);
    var percent = Math.round(1000 * image[3]) / 10 + " %";
    if (isWrong(index)) { line("span", "predicted " + data.classes[image[2]] + ", " + percent, "answer"); }
    else { line("span", "predicted so, " + percent); }
    line("code", image[0]);
    card.hidden = false;
    place();
  }

  function place() {
    if (chosen === -1) { return; }
    var box = map.getBoundingClientRect();
    var at = screen(chosen);
    var x = at[0] - box.left + 16;
    if (x + card.offsetWidth > box.width) { x = at[0] - box.left - card.offsetWidth - 16; }
    var y = Math.min(at[1] - box.top - 20, box.height - card.offsetHeight);
    card.style.left = Math.max(0, x) + "px";
    card.style.top = Math.max(0, y) + "px";
  }

  function screen(index) {
    var matrix = map.getScreenCTM();
    var at = places();
    return [matrix.a * at[2 * index] + matrix.e, matrix.d * at[2 * index + 1] + matrix.f];
  }

  function nearest(x, y, reach) {
    var best = -1;
    var least = reach * reach;
    marks.forEach(function (mark, index) {
      if (!isVisible(index)) { return; }
      var at = screen(index);
      var away = (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y);
      if (least >= away) { least = away; best = index; }
    });
    return best;
  }

  function step(right, down) {
    var at = places();
    var from = chosen === -1 ? [500, 500] : [at[2 * chosen], at[2 * chosen + 1]];
    var best = -1;
    var least = Infinity;
    marks.forEach(function (mark, index) {
      if (index === chosen ? true : !isVisible(index)) { return; }
      var x = at[2 * index] - from[0];
      var y = at[2 * index + 1] - from[1];
      var ahead = x * right + y * down;
      var aside = Math.abs(x * down) + Math.abs(y * right);
      if (chosen === -1) { ahead = Math.abs(x) + Math.abs(y); aside = 0; }
      else if (ahead > 0 ? aside > 2 * ahead : true) { return; }
      if (least > ahead + 2 * aside) { least = ahead + 2 * aside; best = index; }
    });
    if (best !== -1) { choose(best); kept = true; }
  }

  function nextWrong() {
    var found = -1;
    marks.forEach(function (mark, offset) {
      var index = (Math.max(chosen, -1) + 1 + offset) % marks.length;
      if (found === -1) { if (isWrong(index)) { if (isVisible(index)) { found = index; } } }
    });
    if (found !== -1) { choose(found); kept = true; }
  }

  map.addEventListener("pointermove", function (event) {
    if (kept ? true : event.pointerType === "touch") { return; }
    var found = nearest(event.clientX, event.clientY, 20);
    if (found !== chosen) { choose(found); }
  });
  map.addEventListener("pointerleave", function (event) {
    if (kept ? false : event.pointerType !== "touch") { choose(-1); }
  });
  map.addEventListener("click", function (event) {
    var found = nearest(event.clientX, event.clientY, 28);
    var again = kept ? found === chosen : false;
    choose(again ? -1 : found);
    kept = chosen !== -1;
  });
  map.addEventListener("keydown", function (event) {
    var steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (steps[event.key]) { step(steps[event.key][0], steps[event.key][1]); event.preventDefault(); }
    else if (event.key === "Escape") { choose(-1); }
    else if (event.key === "w" ? true : event.key === "W") { nextWrong(); }
  });
  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      var one = Number(button.dataset.label);
      if (hidden.has(one)) { hidden.delete(one); } else { hidden.add(one); }
      button.setAttribute("aria-pressed", String(!hidden.has(one)));
      refresh();
    });
  });
  document.getElementById("all").addEventListener("click", function () {
    hidden.clear();
    onlyWrong.checked = false;
    buttons.forEach(function (button) { button.setAttribute("aria-pressed", "true"); });
    refresh();
  });
  onlyWrong.addEventListener("change", refresh);
  document.querySelectorAll("[name=projection]").forEach(function (input) {
    input.addEventListener("change", function () { shown = Number(input.value); move(); });
  });
  window.addEventListener("resize", place);
  if (2000 > marks.length) { map.classList.add("moving"); }
  // a browser may restore what was chosen before the page was loaded again
  document.querySelectorAll("[name=projection]").forEach(function (input) { if (input.checked) { shown = Number(input.value); } });
  move();
  refresh();
})();
