#include "web/html/components/badge.h"

namespace caseway::html {

void Badge(Writer& w, const BadgeOptions& options) {
  w.Tag("<span").Class({"moj-badge", options.classes}).All(options.attributes).End() << options.text << "</span>";
}

}  // namespace caseway::html
