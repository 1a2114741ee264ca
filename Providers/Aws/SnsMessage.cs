using System.Text;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>What Amazon SNS posts to an HTTPS subscriber.</summary>
internal sealed record SnsMessage(JsonElement Json)
{
    public const string Notification = "Notification";

    public const string SubscriptionConfirmation = "SubscriptionConfirmation";

    private static readonly string[] SignedInNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];

    private static readonly string[] SignedInConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    public string Type => Json.Member("Type").Token() ?? "";

    public string Id => Json.Member("MessageId").Token() ?? "";

    public string TopicArn => Json.Member("TopicArn").Token() ?? "";

    /// <summary>The publisher's own text, JSON in JSON.</summary>
    public string Message => Json.Member("Message").Text() ?? "";

    public string SignatureVersion => Json.Member("SignatureVersion").Token() ?? "";

    public string Signature => Json.Member("Signature").Text() ?? "";

    public string SigningCertUrl => Json.Member("SigningCertURL").Text() ?? "";

    public string SubscribeUrl => Json.Member("SubscribeURL").Text() ?? "";

    /// <summary>The bytes that the signature is over: a line for each name and for each value, names that are absent left out.</summary>
    public byte[] SignedBytes()
    {
        var names = Type == Notification ? SignedInNotification : SignedInConfirmation;
        var lines = names.Select(name => (Name: name, Value: Json.Member(name).Text()))
            .Where(line => line.Value is not null)
            .Select(line => $"{line.Name}\n{line.Value}\n");
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }
}
