// Configuration: what the program is started with: defaults, then caseway.toml, then the environment; flags come last.
//
//   auto configuration = ReadConfiguration(ConfigurationFile(argc, argv), std::getenv);
//   configuration->data      // "data", or `data = "/var/lib/caseway"`, or CASEWAY_DATA
//
// Keys of the file, one to a line: data, workflows, address, port, threads, hosts (a list of names); the environment
// has CASEWAY_DATA, CASEWAY_WORKFLOWS, CASEWAY_ADDRESS, CASEWAY_PORT, CASEWAY_THREADS and CASEWAY_HOSTS (with commas
// between). An unknown key is an error with its line.
// Threads: at start.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace caseway::app {

struct Configuration {
  std::string data = "data";
  std::string workflows;  // "": the shipped ones
  std::string address = "127.0.0.1";
  int port = 8443;
  int threads = 2;
  std::vector<std::string> hosts;  // names browsers ask by, besides 127.0.0.1, localhost and the address
};

using Environment = std::function<const char*(const char*)>;

// A name a browser can ask by, in small letters: "caseway.anyshire.gov.uk", or an address; no scheme, port or path.
bool IsHostName(std::string_view name);

// The file named by --config or CASEWAY_CONFIG, else ./caseway.toml where there is one; none otherwise.
std::optional<std::filesystem::path> ConfigurationFile(int argc, const char* const* argv,
                                                       const Environment& environment);

// Errors: kInvalidInput "file:line:column: sentence" for what is no configuration, kNotFound for a file that is not
// there.
Result<Configuration> ReadConfiguration(const std::optional<std::filesystem::path>& file,
                                        const Environment& environment);

}  // namespace caseway::app
