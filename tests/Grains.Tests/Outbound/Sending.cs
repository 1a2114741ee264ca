using System.Security.Cryptography.X509Certificates;
using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Secrets;

namespace OrleansNotify.Outbound;

/// <summary>A sender with its own policy, resolver and clock.</summary>
internal sealed class Sending : IDisposable
{
    public const string MessageId = "msg_1";

    private readonly OutboundHttp _http;
    private readonly TimeProvider _time;

    public Sending(
        OutboundOptions? options = null, IResolver? resolver = null, TimeProvider? time = null, X509Certificate2? root = null, bool isDevelopment = true)
    {
        _time = time ?? TimeProvider.System;
        var policy = new OutboundPolicy(options ?? new OutboundOptions(), isDevelopment, _ => false);
        var connector = new OutboundConnector(policy, resolver ?? new SystemResolver(), _time) { Trust = Only(root) };
        _http = new OutboundHttp(connector);
        Sender = new AttemptSender(_http, policy, new HopHeader(new SecretBox(new SecretKeys(new SecretKey(new byte[SecretKey.Length])))), _time);
    }

    public AttemptSender Sender { get; }

    public static EndpointSettings Settings(string url) => new(
        url, ["*"], null, [], TimeSpan.FromSeconds(10), 0, DeliveryOrder.Parallel, null, null, SignatureScheme.Hmac, null, BodyFormat.Payload, "", []);

    public Task<AttemptResult> Post(string url, TimeSpan? timeout = null, string body = "{}")
        => Post(Settings(url) with { Timeout = timeout ?? TimeSpan.FromSeconds(10) }, Encoding.UTF8.GetBytes(body));

    public Task<AttemptResult> Post(EndpointSettings settings, byte[] body, CancellationToken cancellation = default)
        => Sender.Send(new AttemptRequest(MessageId, _time.GetUtcNow(), body, [new SigningSecret(Vector.Secret, null)], settings, 0), cancellation);

    public void Dispose() => _http.Dispose();

    private static X509ChainPolicy? Only(X509Certificate2? root)
    {
        if (root is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return policy;
    }
}
