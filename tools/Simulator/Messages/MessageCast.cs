namespace OrleansNotify.Simulator.Messages;

/// <summary>Who gets messages, and what is to come of them.</summary>
internal static class MessageCast
{
    public const string EventType = "order.shipped";
    public const string Offer = "marketing.offer";
    public const string Category = "deliveries";

    /// <summary>The service takes the call and says nothing.</summary>
    public const string Hanging = "+4930901821";

    /// <summary>The service knows no such subscriber.</summary>
    public const string Refused = "+4930901823";

    private const string PushKey = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string PushSecret = "BTBZMqHH6r4Tts7J_aSIgg";

    public static IReadOnlyList<Character> All { get; } =
    [
        new("anna", "accepted", new { channel = "email", address = "anna@example.org" }),
        new("ben", "accepted", new { channel = "sms", address = "+4930901820" }),
        new("carla", "unknown", new { channel = "sms", address = Hanging }),
        new("dan", "stopped", new { channel = "email", address = "dan@example.org" }),
        new("emma", "refused", new { channel = "sms", address = Refused }),
        new("finn", "accepted", new { channel = "whatsapp", address = "+4930901824" }),
        new("gina", "accepted", new
        {
            channel = "push",
            subscription = new { endpoint = "https://push.example.org/gina", keys = new { p256dh = PushKey, auth = PushSecret } },
        }),
        new("hugo", "waiting", new { channel = "email", address = "hugo@example.org" }) { IsAtRest = true },
        new("offer to anna", "stopped", null),
    ];

    /// <summary>Dan has switched deliveries off; the offer to Anna has no consent.</summary>
    public const string Declines = "dan";
}
