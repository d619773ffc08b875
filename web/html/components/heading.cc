#include "web/html/components/heading.h"

#include <cassert>

namespace caseway::html {
namespace {

OpenedTag Open(Writer& w, int level) {
  assert(level >= 1 && level <= 6);
  switch (level) {
    case 1: return w.Tag("<h1");
    case 2: return w.Tag("<h2");
    case 3: return w.Tag("<h3");
    case 4: return w.Tag("<h4");
    case 5: return w.Tag("<h5");
    default: return w.Tag("<h6");
  }
}

}  // namespace

void HeadingStart(Writer& w, int level, std::initializer_list<std::string_view> classes, std::string_view id) {
  Open(w, level).Class(classes).AttrIf("id", id).End();
}

void HeadingEnd(Writer& w, int level) {
  switch (level) {
    case 1: w << "</h1>"; return;
    case 2: w << "</h2>"; return;
    case 3: w << "</h3>"; return;
    case 4: w << "</h4>"; return;
    case 5: w << "</h5>"; return;
    default: w << "</h6>";
  }
}

}  // namespace caseway::html
