// QrCodeSvg: a text as a QR code, drawn as SVG with presentation attributes only, as the content policy asks.
//
//   QrCodeSvg(TotpUri(...))   -> "<svg xmlns=... role=\"img\" aria-label=\"...\">...</svg>"
//
// Errors: kInvalidInput for a text too long for a code (about 1,800 bytes). Threads: safe.
#pragma once

#include <string>

#include "core/result.h"

namespace caseway::security {

Result<std::string> QrCodeSvg(const std::string& text);

}  // namespace caseway::security
