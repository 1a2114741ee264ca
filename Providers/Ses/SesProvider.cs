using System.Text.Json;
using MimeKit;

namespace OrleansNotify.Channels;

/// <summary>Amazon SES, API v2.</summary>
internal sealed class SesProvider(AwsCalls calls, SnsCallbacks callbacks) : IMessageProvider
{
    private static readonly AwsErrors Errors = new("Ses/codes.json", CaseOf);

    private static readonly string[] AddressTexts =
    [
        "illegal address", "missing final '@domain'", "domain contains", "domain starts with", "domain ends with", "local address contains",
    ];

    public ProviderManifest Manifest { get; } = ManifestReader.Read("Ses");

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        if (!MailEnvelope.TryCreate(message, settings, out var envelope, out var refusal))
        {
            return refusal;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(Compose(message, envelope, settings), SesJson.Default.SesMail);
        var request = new AwsRequest(AwsService.Email, HttpMethod.Post, "v2/email/outbound-emails", body, "application/json");
        return await calls.Send(request, settings, Read, cancellation);
    }

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => calls.Check(new AwsRequest(AwsService.Email, HttpMethod.Get, "v2/email/account", []), settings, ReadAccount, cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => callbacks.Read(request, settings, SesEvents.In, cancellation);

    private static SesMail Compose(OutgoingMessage message, MailEnvelope envelope, ProviderSettings settings) => new(
        Encoded(envelope.From),
        new SesDestination([Encoded(envelope.To)]),
        new SesContent(new SesSimple(
            new SesText(message.Subject),
            new SesBody(new SesText(message.Text), message.Html is { } html ? new SesText(html) : null),
            message.Headers.Count == 0 ? null : [.. message.Headers.Select(header => new SesPair(header.Key, header.Value))])),
        [new SesPair(SesEvents.AttemptTag, message.AttemptId)],
        settings["configurationSet"] is { Length: > 0 } set ? set : null);

    /// <summary>In ASCII: names by RFC 2047, domains by Punycode.</summary>
    private static string Encoded(MailboxAddress address)
        => new MailboxAddress(address.Name, address.GetAddress(idnEncode: true)).ToString(FormatOptions.Default, encode: true);

    private ProviderOutcome Read(HttpAnswer answer)
        => answer.IsSuccess && answer.Json().Member("MessageId").Text() is { Length: > 0 } id
            ? ProviderOutcome.Accepted(id)
            : Errors.OutcomeOf(answer, calls.Time.GetUtcNow());

    /// <summary>The address is the recipient's: the account's own was looked at before.</summary>
    private static string? CaseOf(AwsError error)
        => error.Message.Contains("not verified", StringComparison.OrdinalIgnoreCase) ? "not_verified"
            : AddressTexts.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) ? "illegal_address"
            : null;

    private static string ReadAccount(HttpAnswer answer)
        => Denies(answer, "SendingEnabled") ? "answers; AWS has paused the account's sending"
            : Denies(answer, "ProductionAccessEnabled") ? "answers; the account is in the sandbox and sends to verified addresses alone"
            : "answers";

    private static bool Denies(HttpAnswer answer, string member) => answer.Json().Member(member).ValueKind == JsonValueKind.False;
}
