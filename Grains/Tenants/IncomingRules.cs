using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

internal static class IncomingRules
{
    /// <summary>The settings after a command; <paramref name="before"/> is left as it was, null when nothing was ever changed.</summary>
    public static StoredIncoming Apply(StoredIncoming? before, ChangeIncoming command, DateTimeOffset now)
    {
        before ??= new StoredIncoming();
        var (secret, old, oldExpiresAt) = Rotate(before, command, now);
        return new StoredIncoming
        {
            IsDisabled = command.IsDisabled ?? before.IsDisabled,
            Off = (before.Off & ~command.TurnOn) | command.TurnOff,
            AllowsUnsigned = command.AllowsUnsigned ?? before.AllowsUnsigned,
            RetryAttempts = command.RetryAttempts ?? before.RetryAttempts,
            Timeout = command.Timeout ?? before.Timeout,
            Secret = secret,
            OldSecret = old,
            OldSecretExpiresAt = oldExpiresAt,
        };
    }

    private static (byte[] Secret, byte[] Old, DateTimeOffset OldExpiresAt) Rotate(StoredIncoming before, ChangeIncoming command, DateTimeOffset now)
    {
        // The same sealed bytes are the same command, sent again.
        var isNew = command.Secret is { } secret && !secret.AsSpan().SequenceEqual(before.Secret);
        var (old, expiresAt) = isNew ? (before.Secret, now + command.Overlap) : (before.OldSecret, before.OldSecretExpiresAt);
        return old.Length > 0 && now < expiresAt
            ? (command.Secret ?? before.Secret, old, expiresAt)
            : (command.Secret ?? before.Secret, [], default);
    }
}
