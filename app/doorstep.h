// Doorstep: what a request meets before the record is open: "starting", and after that the pages.
//
//   Doorstep doorstep;
//   Server::Listen(options, [&](http::Request&& request, http::Reply reply) { doorstep.Serve(...); });   // bound first
//   doorstep.Open(frame);                                            // from here on the frame answers
//
// Until then every request gets 503 with Retry-After, so that a browser that was reloading is told, not turned away.
// Threads: Serve from any; Open once. The frame outlives the last request.
#pragma once

#include <atomic>
#include <optional>

#include "web/frame.h"

namespace caseway::app {

class Doorstep {
 public:
  void Serve(http::Request&& request, http::Reply reply);
  // The same for a body too large to read for just anybody (Frame::TurnAway).
  std::optional<http::Response> TurnAway(http::Request head);
  void Open(web::Frame& frame) { frame_.store(&frame, std::memory_order_release); }

 private:
  std::atomic<web::Frame*> frame_{nullptr};  // null until Open
};

}  // namespace caseway::app
