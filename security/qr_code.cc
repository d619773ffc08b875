#include "security/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace caseway::security {
namespace {

constexpr int kQuietZone = 4;  // modules of white on each side, as scanners expect
constexpr int kPixelsPerModule = 4;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// One path for all dark modules: "M x y h n v1 h-n z" for each run of a row.
std::string PathOf(const QRcode& code) {
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      const int start = x;
      while (x < code.width && is_dark(x, y)) ++x;
      const std::string run = std::to_string(x - start);
      path += "M" + std::to_string(start + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h" + run + "v1h-" +
              run + "z";
    }
  }
  return path;
}

}  // namespace

Result<std::string> QrCodeSvg(const std::string& text) {
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return InvalidInput("The text is too long for a QR code.");
  const std::string size = std::to_string(code->width + 2 * kQuietZone);
  const std::string pixels = std::to_string((code->width + 2 * kQuietZone) * kPixelsPerModule);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"QR code\" width=\"" + pixels +
         "\" height=\"" + pixels + "\" viewBox=\"0 0 " + size + " " + size +
         "\" shape-rendering=\"crispEdges\"><path fill=\"#ffffff\" d=\"M0 0h" + size + "v" + size + "h-" + size +
         "z\"/><path fill=\"#000000\" d=\"" + PathOf(*code) + "\"/></svg>";
}

}  // namespace caseway::security
