// GlassWarning: that restricted cases were opened in an emergency of late, at the top of the pages of those who are to
// ask whether it was needed (P9, F87).
//
//   GlassWarning(w, visit, record);   // nothing for others, or when nobody broke the glass
//
// Threads: a page a call, while its record lives.
#pragma once

#include "core/ports/record.h"
#include "web/chrome.h"

namespace caseway::web {

// How long a break-glass stands on these pages; it stays in the audit and in the case for ever.
inline constexpr std::chrono::hours kGlassShownFor{24 * 14};

void GlassWarning(html::Writer& w, const Visit& visit, Record& record);

}  // namespace caseway::web
