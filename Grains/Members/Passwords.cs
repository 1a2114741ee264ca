using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Members;

/// <summary>
/// PBKDF2-HMAC-SHA512, which costs a fifth of a second of a core each time: a bounded number at once, and those of people who signed in from
/// the same network before do not wait behind strangers'.
/// </summary>
internal sealed class Passwords : IDisposable
{
    // OWASP's least for SHA-512; see the decision on passwords.
    private const int Rounds = 210_000;
    private const int MostWaiting = 32;
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> _nobodys;
    private readonly SemaphoreSlim _strangers = new(1);
    private readonly SemaphoreSlim _known = new(1);
    private int _waiting;

    public Passwords() => _nobodys = new(() => _hasher.HashPassword("", RandomNumberGenerator.GetHexString(32)));

    public Task<string> Hash(string password) => Run(_known, () => _hasher.HashPassword("", PasswordRules.Normalize(password)!));

    /// <param name="hash">Null: there is none, which takes as long.</param>
    /// <param name="isKnown">Whether the place is known.</param>
    /// <returns>Null: too many strangers wait already.</returns>
    public async Task<PasswordCheck?> Verify(string? hash, string password, bool isKnown)
    {
        if (PasswordRules.Normalize(password) is not { } text)
        {
            return PasswordCheck.Wrong;
        }

        if (!isKnown && Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            var result = await Run(isKnown ? _known : _strangers, () => _hasher.VerifyHashedPassword("", hash ?? _nobodys.Value, text));
            return hash is null || result == PasswordVerificationResult.Failed ? PasswordCheck.Wrong
                : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordCheck.RightButOlder
                : PasswordCheck.Right;
        }
        finally
        {
            if (!isKnown)
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    public static TimeSpan RetryWhenBusy => BusyFor;

    public void Dispose()
    {
        _strangers.Dispose();
        _known.Dispose();
    }

    /// <summary>Off the grain's scheduler, which others wait for.</summary>
    private static async Task<T> Run<T>(SemaphoreSlim lane, Func<T> work)
    {
        await lane.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            lane.Release();
        }
    }
}

internal enum PasswordCheck
{
    Wrong = 0,
    Right = 1,

    /// <summary>Hashed under a setting of before.</summary>
    RightButOlder = 2,
}
