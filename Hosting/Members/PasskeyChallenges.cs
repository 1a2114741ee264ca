using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansNotify.Secrets;

namespace OrleansNotify.Members;

/// <summary>
/// What an authenticator signs: a time, random bits and a keyed hash, so that nothing is kept for those who only ask. A used one the member's
/// state remembers for as long as it lasts.
/// </summary>
public sealed class PasskeyChallenges(SecretBox box, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int RandomBytes = 16;
    private const int HashBytes = 16;
    private const int TextBytes = sizeof(long) + RandomBytes;

    /// <param name="purpose">For what and whom, so that it counts for nothing else.</param>
    public string New(params string[] purpose)
    {
        var bytes = new byte[TextBytes + HashBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes.AsSpan(sizeof(long), RandomBytes));
        Convert.FromHexString(Hash(bytes, purpose)).AsSpan(0, HashBytes).CopyTo(bytes.AsSpan(TextBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>That of the client data that an authenticator has signed. Null: it is not ours, or has expired.</summary>
    public byte[]? OfClientData(ReadOnlySpan<byte> clientData, params string[] purpose)
    {
        if (ChallengeIn(clientData) is not { Length: TextBytes + HashBytes } bytes
            || !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(Hash(bytes, purpose)).AsSpan(0, HashBytes), bytes.AsSpan(TextBytes)))
        {
            return null;
        }

        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        return age < Lifetime && age > -Lifetime ? bytes : null;
    }

    // Under the current key: one that was asked for before a change of keys is asked for again.
    private string Hash(byte[] bytes, string[] purpose) => box.Hash([.. purpose, "passkey", Convert.ToHexStringLower(bytes.AsSpan(0, TextBytes))]);

    private static byte[]? ChallengeIn(ReadOnlySpan<byte> clientData)
    {
        try
        {
            var reader = new Utf8JsonReader(clientData);
            return JsonDocument.ParseValue(ref reader).RootElement.GetProperty("challenge").GetString() is { } text && Base64Url.IsValid(text)
                ? Base64Url.DecodeFromChars(text)
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
