using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.Members;

/// <summary>An authenticator with one ES256 key (WebAuthn 2 §6), and the browser that asks it.</summary>
internal sealed class SoftAuthenticator(string rpId, string origin) : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private uint _count;

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>What is kept of the user from the creation on.</summary>
    public string UserHandle { get; set; } = "";

    public bool VerifiesUser { get; set; } = true;

    public object Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var data = new CborWriter(CborConformanceMode.Lax);
        data.WriteStartMap(3);
        data.WriteTextString("fmt");
        data.WriteTextString("none");
        data.WriteTextString("attStmt");
        data.WriteStartMap(0);
        data.WriteEndMap();
        data.WriteTextString("authData");
        data.WriteByteString([.. Head(HasKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        data.WriteEndMap();
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            attestationObject = Base64Url.EncodeToString(data.Encode()),
            transports = new[] { "internal" },
        });
    }

    public object Get(JsonElement options)
    {
        _count++;
        var (head, clientData) = (Head(0), ClientData("webauthn.get", options));
        var signature = _key.SignData([.. head, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(clientData),
            authenticatorData = Base64Url.EncodeToString(head),
            signature = Base64Url.EncodeToString(signature),
            userHandle = UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) => new { id = Id, rawId = Id, type = "public-key", response, clientExtensionResults = new { } };

    private byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(rpId)), (byte)(flags | UserPresent | (VerifiesUser ? UserVerified : 0)), .. count];
    }

    private byte[] ClientData(string type, JsonElement options)
        => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var key = new CborWriter(CborConformanceMode.Ctap2Canonical);
        key.WriteStartMap(5);
        foreach (var (label, value) in ((int, int)[])[(1, 2), (3, -7), (-1, 1)])
        {
            key.WriteInt32(label);
            key.WriteInt32(value);
        }

        key.WriteInt32(-2);
        key.WriteByteString(point.X!);
        key.WriteInt32(-3);
        key.WriteByteString(point.Y!);
        key.WriteEndMap();
        return key.Encode();
    }
}
