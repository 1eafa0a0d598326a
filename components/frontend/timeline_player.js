/* Playing through time: trace.player({span, stops, step, ended}) moves a day forward as long as it runs. `step(day)` is
 * told each whole day (a number); a reader who wants no motion is taken from one change to the next, slowly. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const WHOLE_S = 26;
  const LEAST_DAYS_A_SECOND = 3;
  const CALM_MS = 1600;
  const BEAT_MS = 60;

  trace.player = function ({ first, last, stops, step, ended }) {
    let timer = null;
    let at = first;

    const pace = Math.max(LEAST_DAYS_A_SECOND, (last - first) / WHOLE_S);
    const calm = () => scope.matchMedia("(prefers-reduced-motion: reduce)").matches;

    function next() {
      return calm() ? stops.find((stop) => stop > at) ?? last : Math.min(last, at + (pace * BEAT_MS) / 1000);
    }
    function beat() {
      const before = Math.floor(at);
      at = next();
      if (Math.floor(at) !== before) step(Math.floor(at));
      if (at >= last) stop();
    }
    function start(day) {
      at = day >= last ? first : day;
      if (at !== day) step(at);
      timer = scope.setInterval(beat, calm() ? CALM_MS : BEAT_MS);
    }
    function stop() {
      if (timer === null) return;
      scope.clearInterval(timer);
      timer = null;
      ended();
    }
    return { start, stop, get running() { return timer !== null; } };
  };
})(typeof window === "undefined" ? globalThis : window);
