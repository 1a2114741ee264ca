namespace OrleansNotify.Channels;

internal static class TestMessages
{
    public static readonly OutgoingMessage Mail = new()
    {
        AttemptId = "msg_1-1",
        Channel = Channel.Email,
        To = "ann@example.org",
        Subject = "Your order is on its way",
        Text = "Order 17 is on its way.",
        Html = "<p>Order 17 is on its way.</p>",
        Headers = new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = "<https://notify.example/u/token>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        },
    };

    public static readonly OutgoingMessage Sms = new() { AttemptId = "msg_2-1", Channel = Channel.Sms, To = "+12065550100", Text = "Order 17 is on its way: ü€" };
}
