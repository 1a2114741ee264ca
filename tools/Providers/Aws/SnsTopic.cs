using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansNotify.Fakes;

/// <summary>A topic of SNS with HTTPS subscribers: messages signed with SHA-256, the certificate, and the confirmation of subscriptions.</summary>
internal sealed class SnsTopic(IServer server, IHttpClientFactory clients, TimeProvider time) : IDisposable
{
    public const string Arn = "arn:aws:sns:eu-west-1:000000000000:fake-events";

    private const string CertificatePath = "/SimpleNotificationService-00000000000000000000000000000000.pem";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, bool> _confirmed = [];

    public int Confirmations => _confirmed.Count;

    private string Address => server.Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CertificatePath, () => Results.Text(Certificate(), "application/x-pem-file"));
        routes.MapGet("/", Confirm);
    }

    /// <summary>A report in the envelope of SNS; forged: with a signature of another key.</summary>
    /// <param name="id">The same for a repeat.</param>
    public HttpRequestMessage Notification(Uri endpoint, string id, JsonObject report, bool isForged)
        => Request(endpoint, id, isForged, ("Message", report.ToJsonString()), ("Type", "Notification"));

    public async Task AskToConfirm(Uri endpoint)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var url = $"{Address}/?Action=ConfirmSubscription&TopicArn={Uri.EscapeDataString(Arn)}&Token={token}";
        using var request = Request(
            endpoint, token, isForged: false, ("Message", $"You have chosen to subscribe to the topic {Arn}."), ("SubscribeURL", url), ("Token", token),
            ("Type", "SubscriptionConfirmation"));
        using var http = clients.CreateClient();
        using var response = await http.SendAsync(request);
    }

    public void Dispose() => _key.Dispose();

    private IResult Confirm(string? action, string? token)
    {
        if (action != "ConfirmSubscription" || token is null)
        {
            return Results.NotFound();
        }

        _confirmed[token] = true;
        return Results.Text($"<ConfirmSubscriptionResponse><SubscriptionArn>{Arn}:1</SubscriptionArn></ConfirmSubscriptionResponse>", "text/xml");
    }

    private HttpRequestMessage Request(Uri endpoint, string id, bool isForged, params (string Name, string Value)[] own)
    {
        var signed = new SortedDictionary<string, string>(own.ToDictionary(member => member.Name, member => member.Value), StringComparer.Ordinal)
        {
            ["MessageId"] = $"{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))}",
            ["Timestamp"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["TopicArn"] = Arn,
        };
        var message = new JsonObject(signed.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, member.Value)))
        {
            ["SignatureVersion"] = "2",
            ["Signature"] = Signature(signed, isForged),
            ["SigningCertURL"] = Address + CertificatePath,
        };
        return new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
            Headers = { { "x-amz-sns-message-type", signed["Type"] }, { "x-amz-sns-topic-arn", Arn }, { "x-amz-sns-message-id", signed["MessageId"] } },
        };
    }

    private string Signature(SortedDictionary<string, string> signed, bool isForged)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(signed.Select(member => $"{member.Key}\n{member.Value}\n")));
        using var other = RSA.Create(2048);
        return Convert.ToBase64String((isForged ? other : _key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private string Certificate()
    {
        var request = new CertificateRequest("CN=sns.amazonaws.com", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
