-- What wrk found, on one line for the program that asked; and who asks.
function done(summary, latency)
  local failed = summary.errors
  io.write(string.format('REPORT {"perSecond":%.2f,"requests":%d,"p50Ms":%.3f,"p99Ms":%.3f,"errors":%d}\n',
    summary.requests / (summary.duration / 1e6), summary.requests,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end

local pause = tonumber(os.getenv("PAUSE_MS"))
if pause > 0 then
  function delay()
    return pause
  end
end

sessions = {}
for line in io.lines(os.getenv("SESSIONS")) do
  local cookie, csrf, actor = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)$")
  sessions[#sessions + 1] = { cookie = cookie, csrf = csrf, actor = actor }
end

local random = io.open("/dev/urandom", "rb")
local a, b, c, d = random:read(4):byte(1, 4)
random:close()
math.randomseed(a + 256 * (b + 256 * (c + 256 * d)))
