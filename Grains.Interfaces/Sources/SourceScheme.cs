namespace OrleansNotify.Sources;

/// <summary>How a source proves who it is.</summary>
[GenerateSerializer, Alias("OrleansNotify.Sources.SourceScheme")]
public enum SourceScheme
{
    /// <summary><c>Authorization: Bearer</c>.</summary>
    Bearer = 0,

    /// <summary>HMAC-SHA256 of the body in a header.</summary>
    Hmac = 1,

    /// <summary>Standard Webhooks 1.0.0: <c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>.</summary>
    Standard = 2,

    /// <summary><c>Stripe-Signature: t=…,v1=…</c> over <c>t.body</c>.</summary>
    Stripe = 3,

    /// <summary><c>X-Slack-Signature: v0=…</c> over <c>v0:X-Slack-Request-Timestamp:body</c>.</summary>
    Slack = 4,
}
