// What happened, when and by whom, newest first or oldest first as given (MOJ).
//
//   TimelineWriter line(w, {.heading_level = 3});
//   for (const auto& event : events) {
//     line.Item({.title = event.title, .byline = event.by, .time = {.machine = "2026-10-01T09:30", .text = "1
//     October"}},
//               [&](Writer& in) { in << event.say; });
//   }
//   line.End();
//
// A time that is not known exactly is written as far as it is known: leave `machine` empty.
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct TimelineTime {
  Str machine = {};  // "2026-10-01T09:30", "2026-10-01"; empty when the date is not exact
  Content text = {};
};

struct TimelineItem {
  Content title = {};
  Content byline = {};  // the word "by" is added
  TimelineTime time = {};
  Content text = {};
  Str classes = {};
  Attributes attributes = {};
};

struct TimelineOptions {
  int heading_level = 2;
  Str classes = {};
  Attributes attributes = {};
};

// Items are written as they come. End() is called once, after the last.
class TimelineWriter {
 public:
  TimelineWriter(Writer& w, const TimelineOptions& options);
  void Item(const TimelineItem& item);
  template <class F>
  requires std::invocable<F&, Writer&>
  void Item(const TimelineItem& item, F&& write) {
    Start(item);
    write(w_);
    Finish();
  }
  void End();

 private:
  void Start(const TimelineItem& item);
  void Finish();

  Writer& w_;
  int level_;
};

}  // namespace caseway::html
