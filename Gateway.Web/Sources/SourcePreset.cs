namespace OrleansNotify.Sources;

/// <summary>How well-known senders sign, and where they name an event. What a command says itself counts more.</summary>
internal sealed record SourcePreset(
    SourceScheme Scheme, string? SignatureHeader = null, string? SignaturePrefix = null, string Encoding = "hex",
    string? EventTypeHeader = null, string? IdHeader = null, string? IdMember = null)
{
    private static readonly Dictionary<string, SourcePreset> All = new(StringComparer.Ordinal)
    {
        ["standard"] = new(SourceScheme.Standard, IdHeader: StandardScheme.IdHeader),
        ["github"] = new(
            SourceScheme.Hmac, "X-Hub-Signature-256", "sha256=", EventTypeHeader: "X-GitHub-Event", IdHeader: "X-GitHub-Delivery"),
        ["shopify"] = new(
            SourceScheme.Hmac, "X-Shopify-Hmac-Sha256", "", "base64", EventTypeHeader: "X-Shopify-Topic", IdHeader: "X-Shopify-Webhook-Id"),
        ["stripe"] = new(SourceScheme.Stripe, IdMember: "id"),
        ["slack"] = new(SourceScheme.Slack, IdMember: "event_id"),
    };

    public static string Names => string.Join(", ", All.Keys);

    public static SourcePreset? Find(string? name) => All.GetValueOrDefault(name ?? "");
}
