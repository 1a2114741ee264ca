using System.Globalization;
using System.Text;
using OrleansNotify.Endpoints;
using OrleansNotify.Outbound;

namespace OrleansNotify.Deliveries;

/// <summary>What all attempts with the same settings have in common.</summary>
internal sealed class PreparedEndpoint
{
    private const string ContentType = "application/json";
    private const string UserAgent = "OrleansNotify/1";

    private readonly NamedValue[] _headers;
    private readonly string? _signatureHeader;
    private readonly string _fixedHead;
    private readonly HopHeader _hops;

    public PreparedEndpoint(EndpointSettings settings, OutboundPolicy policy, HopHeader hops)
    {
        _hops = hops;
        Url = policy.Check(settings.Url) is null ? new Uri(settings.Url) : null;
        (_headers, _signatureHeader) = (settings.Headers, settings.SignatureHeader);
        var head = new StringBuilder($"content-type: {ContentType}\nuser-agent: {UserAgent}\n");
        foreach (var header in _headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{header.Name}: {HeadText.Mask}\n");
        }

        _fixedHead = _signatureHeader is null ? head.ToString() : $"{head}{_signatureHeader}: {HeadText.Mask}\n";
    }

    /// <summary>Null: the policy refuses it.</summary>
    public Uri? Url { get; }

    /// <summary>Null when nothing can sign it.</summary>
    public OutboundRequest? Sign(AttemptRequest attempt)
    {
        var (secrets, at, body) = (attempt.Secrets, attempt.StartedAt, attempt.Body);
        var signature = WebhookSignature.Header(secrets, attempt.MessageId, at, body);
        var ofBody = _signatureHeader is null ? null : WebhookSignature.OfBody(secrets, at, body);
        if (signature is null || (_signatureHeader is not null && ofBody is null))
        {
            return null;
        }

        var request = new OutboundRequest(HttpMethod.Post, Url!) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("webhook-id", attempt.MessageId);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", Seconds(at));
        request.Headers.TryAddWithoutValidation("webhook-signature", signature);
        request.Headers.TryAddWithoutValidation(HopHeader.Name, _hops.ToSend(attempt.Hops));
        if (_signatureHeader is not null)
        {
            request.Headers.TryAddWithoutValidation(_signatureHeader, ofBody);
        }

        foreach (var header in _headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    /// <summary>The request's head for the log of attempts.</summary>
    public string Head(AttemptRequest attempt)
        => $"{_fixedHead}webhook-id: {attempt.MessageId}\nwebhook-timestamp: {Seconds(attempt.StartedAt)}\nwebhook-signature: {HeadText.Mask}\n{HopHeader.Name}: {attempt.Hops + 1};{HeadText.Mask}\ncontent-length: {attempt.Body.Length}\n";

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
