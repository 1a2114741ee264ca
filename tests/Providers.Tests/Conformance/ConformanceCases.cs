using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>A case for every provider.</summary>
internal static class ConformanceCases
{
    private static readonly Dictionary<string, string> VapidKeys = Keys.Vapid();

    public static IReadOnlyDictionary<string, ConformanceCase> ById { get; } = new Dictionary<string, ConformanceCase>
    {
        ["twilio-sms"] = new()
        {
            Settings = address => Twilio(address, "+15005550006"),
            Message = _ => Of(Channel.Sms, "+447700900123"),
            RefusedRecipient = """ "code": "21211" """,
            RefusedMessage = """ "code": "21617" """,
            RefusedAccount = """ "code": "20003" """,
        },
        ["twilio-whatsapp"] = new()
        {
            Settings = address => Twilio(address, "+14155238886"),
            Message = _ => Of(Channel.WhatsApp, "+447700900123"),
            RefusedRecipient = """ "code": "63024" """,
            RefusedMessage = """ "code": "63016" """,
            RefusedAccount = """ "code": "63007" """,
        },
        ["whatsapp-cloud"] = new()
        {
            Settings = address => new() { ["token"] = "token-of-tests", ["phoneNumberId"] = "106540352242922", ["url"] = address.AbsoluteUri },
            Message = _ => Of(Channel.WhatsApp, "+447700900123"),
            RefusedRecipient = """ "code": "131026" """,
            RefusedMessage = """ "code": "131047" """,
            RefusedAccount = """ "code": "190" """,
        },
        ["web-push"] = new()
        {
            Settings = _ => VapidKeys,
            Message = address => Of(Channel.Push, PushSubscriptions.At(address)),
            RefusedRecipient = """ "status": 410 """,
            RefusedMessage = """ "status": 413 """,
            RefusedAccount = """ "status": 403 """,
            ReadsAnswers = false,
            // A repeat is shown once, by its tag.
            ServerError = OutcomeKind.Later,
        },
        ["http"] = new()
        {
            Settings = address => new() { ["url"] = new Uri(address, "/http").AbsoluteUri, ["secret"] = "whsec_ZmFrZS1zZWNyZXQtb2YtdGhlLWZha2VzLTAwMDE=" },
            Message = _ => Of(Channel.Sms, "+447700900123"),
            RefusedRecipient = """ "code": "refused_recipient" """,
            RefusedMessage = """ "code": "refused_message" """,
            RefusedAccount = """ "code": "refused_account" """,
        },
        ["sendgrid"] = new()
        {
            Settings = address => new() { ["apiKey"] = "SG.key-of-tests", ["from"] = "orders@notify.example", ["url"] = address.AbsoluteUri, ["webhookKey"] = Fakes.SendGridEvents.PublicKey },
            Message = _ => Of(Channel.Email, "ann@example.org"),
            RefusedRecipient = """ "code": "personalizations.0.to.0.email" """,
            RefusedMessage = """ "code": "content.0.value" """,
            RefusedAccount = """ "status": 401 """,
        },
        ["ses"] = new()
        {
            Settings = address => Aws(address, ("from", "orders@notify.example"), ("topicArn", SnsTopic.Arn)),
            Message = _ => Of(Channel.Email, "ann@example.org"),
            RefusedRecipient = """ "code": "BadRequestException: Illegal address" """,
            RefusedMessage = """ "code": "MessageRejected" """,
            RefusedAccount = """ "code": "AccountSuspendedException" """,
            HasRetryAfter = false,
        },
        ["sns"] = new()
        {
            Settings = address => Aws(address),
            Message = _ => Of(Channel.Sms, "+447700900123"),
            RefusedRecipient = """ "code": "InvalidParameter: Invalid parameter: PhoneNumber" """,
            RefusedMessage = """ "code": "InvalidParameter: Invalid parameter: Message" """,
            RefusedAccount = """ "code": "AuthorizationError" """,
            HasRetryAfter = false,
        },
        ["aws-sms"] = new()
        {
            Settings = address => Aws(address, ("topicArn", SnsTopic.Arn)),
            Message = _ => Of(Channel.Sms, "+447700900123"),
            RefusedRecipient = """ "code": "ConflictException: DESTINATION_PHONE_NUMBER_OPTED_OUT" """,
            RefusedMessage = """ "code": "ValidationException: PRICE_OVER_THRESHOLD" """,
            RefusedAccount = """ "code": "AccessDeniedException: ACCOUNT_DISABLED" """,
            HasRetryAfter = false,
        },
        ["smtp"] = new()
        {
            Settings = address => new() { ["url"] = address.AbsoluteUri, ["from"] = "orders@notify.example" },
            Message = _ => Of(Channel.Email, "ann@example.org"),
            RefusedRecipient = """ "code": "550 5.1.1 no such user" """,
            RefusedMessage = """ "code": "552 5.3.4 message too big" """,
            RefusedAccount = """ "code": "550 5.7.1 blocked" """,
            HasRetryAfter = false,
            AddressOf = fakes => fakes.SmtpAddress,
            NoAddress = new Uri("smtp://127.0.0.1:1?tls=none"),
        },
    };

    public static OutgoingMessage Of(Channel channel, string to) => new()
    {
        AttemptId = $"attempt-{Guid.CreateVersion7():n}",
        Channel = channel,
        To = to,
        Subject = "Your order",
        Text = "Your order 4711 is ready.",
    };

    private static Dictionary<string, string> Aws(Uri address, params (string Field, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Field, setting => setting.Value);
        settings["region"] = AwsFake.Region;
        settings["accessKeyId"] = AwsAccess.AccessKeyId;
        settings["secretAccessKey"] = AwsAccess.SecretAccessKey;
        settings["url"] = address.AbsoluteUri;
        return settings;
    }

    private static Dictionary<string, string> Twilio(Uri address, string from) => new()
    {
        ["accountSid"] = Keys.AccountSid,
        ["authToken"] = Keys.AuthToken,
        ["from"] = from,
        ["url"] = address.AbsoluteUri,
    };
}
