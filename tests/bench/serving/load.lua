-- Cycles through the paths of $BENCH_PATHS (path, tab, entity tag), and prints what it measured as JSON.
local requests, turn = {}, 0

function init()
  for line in io.lines(os.getenv("BENCH_PATHS")) do
    local path, tag = line:match("^(.-)\t(.*)$")
    local headers = tag ~= "" and { ["If-None-Match"] = tag } or nil
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format(
    '{"requests": %d, "seconds": %f, "failed": %d, "p50": %f, "p99": %f}',
    summary.requests, summary.duration / 1e6, failed,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
