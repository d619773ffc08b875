#include "web/views/glass_warning.h"

namespace caseway::web {
namespace {

constexpr int kMost = 200;

}  // namespace

void GlassWarning(html::Writer& w, const Visit& visit, Record& record) {
  if (!visit.Holds(access::Permission::kSealCase)) return;
  const auto times = record.work().AccessTaken(visit.now - kGlassShownFor, kMost, visit.viewer()).size();
  if (times == 0) return;
  html::WarningText(w,
                    {.text = times == 1 ? std::string("A restricted case was opened under break-glass in the last 14 "
                                                      "days. Ask whether it was needed: it is under For my decision.")
                                        : "Restricted cases were opened under break-glass " + std::to_string(times) +
                                              " times in the last 14 days. Ask whether it was needed: they are "
                                              "under For my decision."});
}

}  // namespace caseway::web
