// The way of an answer from whatever thread has it to the connection that waits for it.
//
// Inside web/http only. A connection has one AnswerSlot for its life; each request takes the next turn in it, and an
// answer for an earlier turn is dropped. Threads: the slot belongs to its loop; a reply may be called from any thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <optional>

#include "web/http/site.h"

namespace caseway::http {

struct AnswerSlot {
  explicit AnswerSlot(boost::asio::io_context& context) : ready(context) {}
  boost::asio::steady_timer ready;  // waited on for the deadline; cancelled when the answer is there
  std::uint64_t turn = 0;
  std::optional<Response> response;
};

// The function a handler is given. Called: the first call counts. Dropped uncalled: a 500.
Reply MakeReply(Loop& loop, const std::shared_ptr<AnswerSlot>& slot, std::string request_id);

}  // namespace caseway::http
