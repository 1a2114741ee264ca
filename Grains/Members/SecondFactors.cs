using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OtpNet;

namespace OrleansNotify.Members;

/// <summary>Codes of authenticators (RFC 6238: SHA-1, six digits, 30 seconds, as all of them can) and the recovery codes beside them.</summary>
internal sealed class SecondFactors(SecretBox box)
{
    private const int SecretBytes = 20;
    private const int RecoveryCodes = 10;

    // Hashes of 80 random bits need no salt and no rounds.
    private const int RecoveryBytes = 10;

    // A clock that is off by a step, to either side.
    private static readonly VerificationWindow Window = new(1, 1);

    public (byte[] Secret, MemberState After) Begin(UserKey key, MemberState before)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (secret, before with { PendingTotp = box.Seal(secret, Context(key)) });
    }

    /// <returns>The recovery codes; null: the code is not that of the pending secret.</returns>
    public (string[] Codes, MemberState After)? Confirm(UserKey key, MemberState before, string code, DateTimeOffset now)
    {
        if (before.PendingTotp is not { } pending || StepOf(key, pending, code, now) is not { } step)
        {
            return null;
        }

        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode()).ToArray();
        return (codes, before with { Totp = pending, PendingTotp = null, TotpStep = step, RecoveryHashes = [.. codes.Select(Hash)] });
    }

    /// <param name="after">To be written before anything follows: it has used the code.</param>
    public SignInStatus Check(UserKey key, MemberState before, string? code, DateTimeOffset now, out MemberState after)
    {
        after = before;
        if (before.Totp is not { } secret)
        {
            return SignInStatus.Done;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return SignInStatus.CodeRequired;
        }

        if (StepOf(key, secret, code, now) is { } step && step > before.TotpStep)
        {
            after = before with { TotpStep = step };
            return SignInStatus.Done;
        }

        var hash = Hash(code);
        after = before with { RecoveryHashes = [.. before.RecoveryHashes.Where(known => known != hash)] };
        return after.RecoveryHashes.Length < before.RecoveryHashes.Length ? SignInStatus.Done : SignInStatus.CodeInvalid;
    }

    /// <returns>Null: it is sealed with the current key; empty: no key here opens it.</returns>
    public byte[]? Reseal(UserKey key, byte[]? secret)
        => secret is null || box.IsCurrent(secret) ? null
            : box.Open(secret, Context(key)) is { } plain ? box.Seal(plain, Context(key))
            : [];

    private long? StepOf(UserKey key, byte[] secret, string code, DateTimeOffset now)
        => box.Open(secret, Context(key)) is { } plain
            && new Totp(plain).VerifyTotp(now.UtcDateTime, code.Replace(" ", "", StringComparison.Ordinal), out var step, Window) ? step : null;

    private static string NewRecoveryCode()
    {
        var text = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(RecoveryBytes)).ToLowerInvariant();
        return string.Join('-', text.Chunk(4).Select(group => new string(group)));
    }

    private static string Hash(string code)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]))));

    private static string Context(UserKey key) => $"{key}/totp";
}
