-- The same page for everybody who is signed in, in turn.
require("report")

local path = os.getenv("ASKED")
local requests = {}
for index, session in ipairs(sessions) do
  requests[index] = "GET " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " .. session.cookie .. "\r\n\r\n"
end
local turn = 0

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
