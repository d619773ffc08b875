#include "app/doorstep.h"

#include <utility>

namespace caseway::app {
namespace {

constexpr char kStarting[] =
    "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Starting</title></head><body><main>"
    "<h1>Caseway is starting</h1><p>Nothing is lost. Wait a few seconds and load this page again.</p></main></body>"
    "</html>\n";

}  // namespace

void Doorstep::Serve(http::Request&& request, http::Reply reply) {
  web::Frame* const frame = frame_.load(std::memory_order_acquire);
  if (frame == nullptr) return reply(http::Page(kStarting, 503));  // every 503 carries Retry-After
  frame->Serve(std::move(request), std::move(reply));
}

std::optional<http::Response> Doorstep::TurnAway(http::Request head) {
  web::Frame* const frame = frame_.load(std::memory_order_acquire);
  if (frame == nullptr) return http::Page(kStarting, 503);
  return frame->TurnAway(std::move(head));
}

}  // namespace caseway::app
