/* The link between text, map and tables. trace.createLink(name) returns {post, listen, close}: what one side posts, every
 * other side with the same name hears, at once in the same document and through a BroadcastChannel across frames.
 * Messages: {type: "select", origin: "map"|"text"|"table", feature, sentence, mention},
 * {type: "ready", origin} and {type: "mute", origin, claims}: the claims whose speaker is switched off. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  if (trace.createLink) return;
  const here = Math.random().toString(36).slice(2);
  const rooms = new Map();

  function openChannel(name, deliver) {
    if (typeof scope.BroadcastChannel !== "function") return null;
    try {
      const channel = new scope.BroadcastChannel(name);
      channel.onmessage = (event) => {
        const letter = event.data;
        if (letter && letter.from !== here && letter.message && typeof letter.message.type === "string") deliver(letter.message);
      };
      return channel;
    } catch (error) {
      return null; /* a document without an origin of its own: both sides are in it */
    }
  }

  function openRoom(name) {
    const room = { members: new Set(), channel: null };
    room.channel = openChannel(name, (message) => room.members.forEach((member) => member.hear(message)));
    rooms.set(name, room);
    return room;
  }

  trace.createLink = function (name) {
    const room = rooms.get(name) || openRoom(name);
    const listeners = new Set();
    const member = { hear: (message) => listeners.forEach((listener) => listener(message)) };
    room.members.add(member);
    return {
      post(message) {
        room.members.forEach((other) => other !== member && other.hear(message));
        if (room.channel) room.channel.postMessage({ from: here, message });
      },
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        listeners.clear();
        room.members.delete(member);
        if (room.members.size) return;
        if (room.channel) room.channel.close();
        rooms.delete(name);
      },
    };
  };
})(typeof window === "undefined" ? globalThis : window);
