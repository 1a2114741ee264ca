using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>SMS by AWS End User Messaging (API <c>sms-voice</c> v2), which was Amazon Pinpoint's.</summary>
internal sealed class AwsSmsProvider(AwsCalls calls, SnsCallbacks callbacks) : IMessageProvider
{
    private const string Targets = "PinpointSMSVoiceV2";
    private const string JsonType = "application/x-amz-json-1.0";
    private static readonly AwsErrors Errors = new("AwsSms/codes.json");

    public ProviderManifest Manifest { get; } = ManifestReader.Read("AwsSms");

    public Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        var text = Compose(message, settings);
        return calls.Send(
            Call("SendTextMessage", JsonSerializer.SerializeToUtf8Bytes(text, TextMessageJson.Default.TextMessage)), settings, Read, cancellation);
    }

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => calls.Check(Call("DescribeAccountAttributes", "{}"u8.ToArray()), settings, _ => "answers", cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => callbacks.Read(request, settings, AwsSmsEvents.In, cancellation);

    private static AwsRequest Call(string operation, byte[] body)
        => new(AwsService.Messaging, HttpMethod.Post, "", body, JsonType, $"{Targets}.{operation}");

    private TextMessage Compose(OutgoingMessage message, ProviderSettings settings) => new()
    {
        DestinationPhoneNumber = message.To,
        OriginationIdentity = Given(settings["senderId"]),
        MessageBody = message.Text,
        MessageType = message.IsUrgent || settings["messageType"] != "promotional" ? "TRANSACTIONAL" : "PROMOTIONAL",
        ConfigurationSetName = Given(settings["configurationSet"]),
        MaxPrice = Given(settings["maxPrice"]),
        TimeToLive = message.ExpiresAt is { } end ? (int)Math.Clamp((end - calls.Time.GetUtcNow()).TotalSeconds, 5, 259_200) : null,
        Context = new Dictionary<string, string> { [AwsSmsEvents.AttemptKey] = message.AttemptId },
    };

    private ProviderOutcome Read(HttpAnswer answer)
        => answer.IsSuccess && answer.Json().Member("MessageId").Text() is { Length: > 0 } id
            ? ProviderOutcome.Accepted(id)
            : Errors.OutcomeOf(answer, calls.Time.GetUtcNow());

    private static string? Given(string value) => value.Length > 0 ? value : null;
}
