// Runs a fuzz target over every file of a folder, and over each file cut short at every length and with each byte
// changed: what a compiler without libFuzzer can do in a moment.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

void Run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

void RunAround(const std::string& seed) {
  Run(seed);
  for (std::size_t i = 0; i < seed.size(); ++i) {
    Run(seed.substr(0, i));
    for (const char byte : {'\0', '\n', '\r', ' ', ':', '%', '"', '\xFF'}) {
      std::string changed = seed;
      changed[i] = byte;
      Run(changed);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  int count = 0;
  if (argc < 2) return 2;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    std::ifstream in(entry.path(), std::ios::binary);
    RunAround({std::istreambuf_iterator<char>(in), {}});
    ++count;
  }
  std::printf("%d seeds\n", count);
  return count > 0 ? 0 : 1;
}
