using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>SNS as far as a subscriber sees it: a certificate of its own, and messages signed with it.</summary>
internal sealed class SnsSigner : IDisposable
{
    public const string CertificateUrl = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem";

    private static readonly string[] Signed = ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    // A key costs a second of a busy machine, and each test has a signer.
    private static readonly RSAParameters Key = NewKey();

    private readonly RSA _key = RSA.Create(Key);
    private readonly string _pem;

    public SnsSigner()
    {
        var request = new CertificateRequest("CN=sns.amazonaws.com", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        _pem = certificate.ExportCertificatePem();
        Http = new PlainHttp(asked => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(asked.RequestUri!.AbsoluteUri == CertificateUrl ? _pem : "no certificate"),
        });
    }

    /// <summary>Has the certificate.</summary>
    public PlainHttp Http { get; }

    public byte[] Notification(object report, string version = "2", Action<Dictionary<string, string>>? change = null, Action<Dictionary<string, string>>? tamper = null)
        => Message(version, change, tamper, ("Type", "Notification"), ("Message", JsonSerializer.Serialize(report)));

    public byte[] Confirmation(string url, string version = "2", Action<Dictionary<string, string>>? change = null, Action<Dictionary<string, string>>? tamper = null)
        => Message(
            version, change, tamper, ("Type", "SubscriptionConfirmation"), ("Message", "You have chosen to subscribe."), ("Token", "2336412f37"), ("SubscribeURL", url));

    public void Dispose()
    {
        _key.Dispose();
        Http.Dispose();
    }

    private static RSAParameters NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }

    private byte[] Message(
        string version, Action<Dictionary<string, string>>? change, Action<Dictionary<string, string>>? tamper, params (string Name, string Value)[] own)
    {
        var message = own.ToDictionary(member => member.Name, member => member.Value);
        message["MessageId"] = "165545c9-2a5c-472c-8df2-7ff2be2b3b1b";
        message["TopicArn"] = AwsAccount.Topic;
        message["Timestamp"] = "2026-03-02T12:00:00.000Z";
        message["SignatureVersion"] = version;
        message["SigningCertURL"] = CertificateUrl;
        change?.Invoke(message);
        message["Signature"] = Signature(message, version);
        tamper?.Invoke(message);
        return JsonSerializer.SerializeToUtf8Bytes(message);
    }

    private string Signature(Dictionary<string, string> message, string version)
    {
        var text = new StringBuilder();
        foreach (var name in Signed.Where(message.ContainsKey))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}\n{message[name]}\n");
        }

        var algorithm = version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        return Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text.ToString()), algorithm, RSASignaturePadding.Pkcs1));
    }
}
