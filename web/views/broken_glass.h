// BrokenGlass: restricted cases opened in an emergency, with those who are to ask whether it was needed (P9, F87).
//
//   GlassWarning(w, visit, record);      // at the top of their pages, while one is there that nobody has looked into
//   BrokenGlass(w, visit, rows);         // the list: each waits until somebody says that they have looked into it
//
// Nothing for others. Threads: a page a call, while its record lives.
#pragma once

#include <vector>

#include "core/ports/record.h"
#include "web/chrome.h"

namespace caseway::web {

// How long a break-glass that was looked into stands on the list; it stays in the audit and in the case for ever.
inline constexpr std::chrono::hours kGlassShownFor{24 * 14};

void GlassWarning(html::Writer& w, const Visit& visit, Record& record);
void BrokenGlass(html::Writer& w, const Visit& visit, const std::vector<AccessTakenRow>& rows);

}  // namespace caseway::web
