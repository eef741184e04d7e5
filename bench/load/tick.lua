-- Ticks as tablets send them: one unit of one line, each under an id of its own, spread over so many orders.
require("report")

local orders = tonumber(os.getenv("ORDERS"))
local lines = tonumber(os.getenv("LINES"))
local turn = 0
for _, session in ipairs(sessions) do
  session.headers = {
    ["Host"] = "127.0.0.1",
    ["Cookie"] = session.cookie,
    ["X-Csrf-Token"] = session.csrf,
    ["Content-Type"] = "application/json",
  }
end

local function id(order, line)
  return string.format("019a0000-0000-7000-8000-%012d", order * 100 + line)
end

function request()
  turn = turn % #sessions + 1
  local session = sessions[turn]
  local order = math.random(0, orders - 1)
  local now = os.date("!%Y-%m-%dT%H:%M:%S.000Z")
  local body = string.format(
    '{"commands":[{"v":1,"commandId":"%08x-%04x-7%03x-8%03x-%06x%06x","type":"pick","lineId":"%s","quantity":1,'
      .. '"seenVersion":1,"madeAt":"%s","actor":"%s","sentAt":"%s"}]}',
    os.time(), math.random(0, 0xffff), math.random(0, 0xfff), math.random(0, 0xfff),
    math.random(0, 0xffffff), math.random(0, 0xffffff), id(order, math.random(1, lines)), now, session.actor, now)
  return wrk.format("POST", "/api/orders/" .. id(order, 0) .. "/commands", session.headers, body)
end
