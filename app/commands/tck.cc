#include "app/commands/tck.h"

#include "workflows/dmn/test_kit.h"

namespace caseway {

int RunTck(const TckOptions& options, std::ostream& out, std::ostream& err) {
  const auto result = dmn::RunKit(options.folders, options.now);
  if (!result) {
    err << result.error().say << '\n';
    return 2;
  }
  for (const std::string& failure : result->failures) out << failure << '\n';
  out << result->passed << " passed, " << result->failed << " failed\n";
  return result->failed == 0 ? 0 : 1;
}

}  // namespace caseway
