using Microsoft.Extensions.Logging;
using OrleansNotify.People;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Shows messages at <c>/dev/messages</c> in place of sending them.</summary>
internal sealed class CaptureMessages(ICapturedMailStore store, TimeProvider time, ILogger<CaptureMessages> logger) : IMessageProvider
{
    public const string Id = "capture";

    public ProviderManifest Manifest { get; } = new()
    {
        Id = Id,
        Name = "Capture",
        Channels = ChannelWords.All,
        Fields = [],
        Capabilities = new ProviderCapabilities { HasTemplates = true },
        Help = "Nothing to set up: messages are shown at `/dev/messages` and go nowhere. For one machine in Development.",
    };

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        try
        {
            await store.Add(
                new CapturedMail(
                    message.To, message.Subject, TextOf(message), message.Html ?? "", time.GetUtcNow(), message.Channel.Word(), Id, NoteOf(message)),
                cancellation);
            return ProviderOutcome.Accepted(message.AttemptId);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            logger.ProviderFailed(e, message.AttemptId, Id);
            return new ProviderOutcome { Kind = OutcomeKind.Later, Code = "store_unavailable", Detail = "The store of captured messages does not answer." };
        }
    }

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation) => Task.FromResult(new ProviderCheck(true, "answers"));

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("Captured messages have no callbacks."));

    private static string TextOf(OutgoingMessage message) => message.Template is { } template
        ? $"{message.Text}\n[template {template.Name}, {template.Language}: {string.Join(" | ", template.Parameters)}]".TrimStart()
        : message.Text;

    private static string? NoteOf(OutgoingMessage message)
        => message.Channel is Channel.Sms or Channel.WhatsApp && PhoneNumber.TryParse(message.To, null, out var number) && !number.IsValid
            ? "no valid number"
            : null;
}
