#include "web/html/components/timeline.h"

#include "web/html/components/heading.h"

namespace caseway::html {

TimelineWriter::TimelineWriter(Writer& w, const TimelineOptions& options) : w_(w), level_(options.heading_level) {
  w.Tag("<div").Class({"moj-timeline", options.classes}).All(options.attributes).End();
}

void TimelineWriter::Item(const TimelineItem& item) {
  Start(item);
  w_ << item.text;
  Finish();
}

void TimelineWriter::Start(const TimelineItem& item) {
  w_.Tag("<div").Class({"moj-timeline__item", item.classes}).All(item.attributes).End()
      << "<div class=\"moj-timeline__header\">";
  HeadingStart(w_, level_, {"moj-timeline__title"});
  w_ << item.title;
  HeadingEnd(w_, level_);
  if (!item.byline.empty()) w_ << " <p class=\"moj-timeline__byline\">by " << item.byline << "</p>";
  w_ << "</div><p class=\"moj-timeline__date\">";
  if (item.time.machine.empty()) {
    w_ << item.time.text;
  } else {
    w_.Tag("<time").Attr("datetime", item.time.machine).End() << item.time.text << "</time>";
  }
  w_ << "</p><div class=\"moj-timeline__description\">";
}

void TimelineWriter::Finish() { w_ << "</div></div>"; }

void TimelineWriter::End() { w_ << "</div>"; }

}  // namespace caseway::html
