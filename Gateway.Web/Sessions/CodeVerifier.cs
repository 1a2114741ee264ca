using System.Security.Cryptography;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sessions;

/// <summary>Verifies a code, and sends the same command again when its outcome is unknown: a silo that died in the middle may have used the code.</summary>
internal sealed class CodeVerifier(IGrainFactory grains, TenantDirectory tenants, TimeProvider time, ILogger<CodeVerifier> logger)
{
    // Each try of a code that was used counts as a guess of it.
    private const int MaxTries = 3;
    private const int IdBytes = 16;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(250);

    // Two calls that hang in a cluster. A single process gives each call so long that the caller is gone by then.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(8);

    public async Task<CodeVerified> Verify(UserKey key, VerifyCode command, CancellationToken cancellation)
    {
        var user = grains.GetGrain<IUserGrain>(key.ToString());
        command = command.CommandId is null ? command with { CommandId = RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true) } : command;
        var start = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await user.VerifyCode(command);
            }
            catch (Exception e) when (IsUnknown(e) && attempt < MaxTries && time.GetElapsedTime(start) < GiveUpAfter)
            {
                logger.VerifyRepeated(e, key.Tenant, attempt);
            }

            await Task.Delay(TryAgainAfter * attempt, time, cancellation);
        }
    }

    /// <summary>
    /// A member with an authenticator needs its code as well, for which these routes have no place (/auth/login/code has), and one of an enforced
    /// identity provider signs in there: ends the session that the mailed code alone began.
    /// </summary>
    /// <returns>Null: the code is enough.</returns>
    public async Task<Problem?> EndUnlessEnough(UserKey key, string token)
    {
        if (await tenants.Find(key.Tenant) is not { } settings || settings.RoleOf(key.User) == TenantRole.None)
        {
            return null;
        }

        var problem = settings.RequiresSso(key.User) ? Problems.SsoRequired
            : await grains.GetGrain<IMemberGrain>(key.ToString()).Facts() is { HasTotp: true } ? Problems.CodeRequired
            : null;
        if (problem is not null)
        {
            await grains.GetGrain<ISessionGrain>(SessionToken.Hash(token)).Revoke();
        }

        return problem;
    }

    private static bool IsUnknown(Exception e) => e is TimeoutException or OrleansException or StoreUnavailableException;
}
