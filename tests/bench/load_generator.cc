// Drives a served demonstration council and the bare server in turns, and prints what each request costs the server.
//
//   load_generator --port 18443 --process 4711 --bare-port 18080 --bare-process 4712 --data DIR
//                  [--connections 64] [--seconds 3] [--rounds 3] [--only "case page"]  < what `caseway serve` printed
//
// Called by tests/bench/run. The ratio of an operation is the median over the rounds: in each, the operation and then
// bare pages of the same size are asked for, so that both meet the same machine.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/operations.h"
#include "tests/bench/process_cost.h"

namespace caseway::bench {
namespace {

struct Options {
  unsigned short port = 0, bare_port = 0;
  pid_t process = 0, bare_process = 0;
  std::filesystem::path data;
  int connections = 64;
  double seconds = 3;
  int rounds = 3;
  std::string only;  // one operation, for a profile
};

// The lines "  social-worker   https://127.0.0.1:18443/demonstration/..." of the server.
std::map<std::string, Visitor> SignInAll(const LoadClient& client, std::istream& said) {
  std::map<std::string, Visitor> visitors;
  for (std::string line; std::getline(said, line);) {
    const auto link = line.find("/demonstration/");
    if (link == std::string::npos || line.size() < 4) continue;
    visitors[line.substr(2, line.find(' ', 2) - 2)] = SignIn(client, line.substr(link));
  }
  return visitors;
}

struct Cost {
  Totals totals;
  double microseconds = 0;  // of the server's CPU, a request
};

Cost Measure(const LoadClient& client, pid_t process, const Options& options, double seconds,
             const Operation& operation) {
  const auto length = std::chrono::milliseconds(static_cast<int>(seconds * 1000));
  double before = 0;
  const auto begin = [&] { before = CpuSeconds(process); };
  Cost cost{client.Run({options.connections, length, operation.next, operation.took, begin})};
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // rows of the audit are kept within 100 ms
  cost.microseconds =
      1e6 * (CpuSeconds(process) - before) / static_cast<double>(std::max<std::int64_t>(1, cost.totals.requests));
  return cost;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// One operation over all rounds.
struct Line {
  std::int64_t requests = 0, unexpected = 0, bytes = 0;
  double seconds = 0;
  std::vector<double> served, bare, ratio;
  std::vector<double> beside_page;  // the ratio to a page of kPageBytes, for answers that send no page
};

// The page that reference/performance.md sets moves beside: the answer to one is a redirect without a body.
constexpr int kPageBytes = 10240;

class Bench {
 public:
  Bench(Options options, std::istream& said)
      : options_(std::move(options)),
        client_(options_.port),
        bare_(options_.bare_port),
        sample_(DrawSample(options_.data / "caseway.db", 5000)),
        office_(client_, sample_, SignInAll(client_, said), options_.connections) {}

  void Run() {
    std::printf("council: %lld people, %lld cases, %lld events; %d connections, %d rounds of %.1f s\n\n",
                static_cast<long long>(sample_.people), static_cast<long long>(sample_.cases),
                static_cast<long long>(sample_.events), options_.connections, options_.rounds, options_.seconds);
    std::printf("%-25s %8s %9s %9s %9s %8s %7s %6s %5s\n", "operation", "bytes", "requests", "a second", "us CPU",
                "bare us", "ratio", "limit", "aim");
    for (const Operation& operation : office_.Operations()) {
      if (!options_.only.empty() && operation.name != options_.only) continue;
      Show(operation, All(operation));
      most_pss_ = std::max(most_pss_, PssMegabytes(options_.process));
    }
    std::printf("\ncommits an acknowledged move (%d connections, moves only)   %.3f   limit 0.15\n",
                options_.connections, commits_each_move_);
    std::printf("memory (PSS), highest after an operation                   %4.0f MB limit 400\n", most_pss_);
    std::printf("memory, highest resident with shared pages                 %4.0f MB\n",
                PeakMegabytes(options_.process));
  }

 private:
  Line All(const Operation& operation) {
    Line line;
    Measure(client_, options_.process, options_, options_.seconds / 6, operation);  // warm
    const std::uint32_t commits = CommitsOf(options_.data / "caseway.db");
    const std::int64_t moves = office_.moves();
    for (int round = 0; round < options_.rounds; ++round) {
      const Cost cost = Measure(client_, options_.process, options_, options_.seconds, operation);
      Add(line, cost);
      const std::int64_t bytes = cost.totals.bytes / std::max<std::int64_t>(1, cost.totals.requests);
      line.bare.push_back(BarePage(bytes));
      line.ratio.push_back(line.served.back() / line.bare.back());
      if (bytes == 0) line.beside_page.push_back(line.served.back() / BarePage(kPageBytes));
    }
    if (operation.name == "move a case")
      commits_each_move_ = static_cast<double>(CommitsOf(options_.data / "caseway.db") - commits) /
                           static_cast<double>(std::max<std::int64_t>(1, office_.moves() - moves));
    return line;
  }

  double BarePage(std::int64_t bytes) {
    const std::string page = "/" + std::to_string(bytes);
    const Operation bare{"bare", 0, 0, [&](int) { return bare_.Get(page); }};
    return Measure(bare_, options_.bare_process, options_, options_.seconds / 2, bare).microseconds;
  }

  static void Add(Line& line, const Cost& cost) {
    line.requests += cost.totals.requests;
    line.unexpected += cost.totals.unexpected;
    line.bytes += cost.totals.bytes;
    line.seconds += cost.totals.seconds;
    line.served.push_back(cost.microseconds);
  }

  static void Show(const Operation& operation, const Line& line) {
    const double ratio = Median(line.ratio);
    const auto requests = static_cast<double>(std::max<std::int64_t>(1, line.requests));
    std::printf("%-25s %8.0f %9lld %9.0f %9.1f %8.1f %6.1fx %5.0fx %4.0fx%s\n", operation.name.c_str(),
                static_cast<double>(line.bytes) / requests, static_cast<long long>(line.requests),
                requests / line.seconds, Median(line.served), Median(line.bare), ratio, operation.limit, operation.aim,
                ratio > operation.limit ? "  over the limit"
                : ratio > operation.aim ? ""
                                        : "  within the aim");
    if (!line.beside_page.empty())
      std::printf("  beside a fixed page of %d bytes, the yardstick of reference/performance.md: %.1fx\n", kPageBytes,
                  Median(line.beside_page));
    if (line.unexpected > 0) std::printf("  of which not 200 or 303: %lld\n", static_cast<long long>(line.unexpected));
    std::fflush(stdout);
  }

  const Options options_;
  const LoadClient client_, bare_;
  const CouncilSample sample_;
  Office office_;
  double commits_each_move_ = 0, most_pss_ = 0;
};

}  // namespace
}  // namespace caseway::bench

int main(int argc, char** argv) {
  caseway::bench::Options options;
  CLI::App line("What a request costs the server, beside a bare page of the same size");
  line.add_option("--port", options.port)->required();
  line.add_option("--process", options.process)->required();
  line.add_option("--bare-port", options.bare_port)->required();
  line.add_option("--bare-process", options.bare_process)->required();
  line.add_option("--data", options.data)->required();
  line.add_option("--connections", options.connections)->check(CLI::Range(1, 1000));
  line.add_option("--seconds", options.seconds)->check(CLI::Range(0.1, 600.0));
  line.add_option("--rounds", options.rounds)->check(CLI::Range(1, 100));
  line.add_option("--only", options.only);
  CLI11_PARSE(line, argc, argv);
  try {
    caseway::bench::Bench(options, std::cin).Run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "load_generator: %s\n", error.what());
    return 1;
  }
  return 0;
}
