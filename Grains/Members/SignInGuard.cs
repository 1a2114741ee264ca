using System.Security.Cryptography;
using OrleansNotify.Channels;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Counts sign-ins as failed before they are judged, over the whole cluster, and makes those wait who failed too often.</summary>
internal sealed class SignInGuard(ISignInFailureStore failures, ISessionStore sessions, IGrainFactory grains, TimeProvider time)
{
    private const int IdBytes = 16;

    /// <param name="user">Empty: the address is no member's.</param>
    public async Task<GuardedSignIn> Begin(string tenant, string user, ClientFacts client)
    {
        var (now, network) = (time.GetUtcNow(), ClientNetwork.Of(client.Address));
        var isKnown = user.Length > 0
            && (await sessions.ClientsOf(tenant, user, "", CancellationToken.None)).Any(address => ClientNetwork.Of(address) == network);
        var attempt = new SignInAttempt(RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), tenant, user, network, isKnown, now);
        var wait = await failures.Count(attempt, now - LockoutRules.Window, so => LockoutRules.Wait(so, isKnown, now), CancellationToken.None);
        if (wait is not null && user.Length > 0)
        {
            await grains.GetGrain<IMailQueueGrain>($"{tenant}/email").Send(LockedMail.Compose(tenant, user, client.Address, now));
        }

        return new GuardedSignIn(attempt.Id, isKnown, wait);
    }

    /// <summary>Neither right nor wrong so far.</summary>
    public Task Forget(GuardedSignIn attempt) => failures.Forget(attempt.Id, CancellationToken.None);

    public Task Forgive(string tenant, string user, ClientFacts client)
        => failures.Forgive(tenant, user, ClientNetwork.Of(client.Address), CancellationToken.None);
}

/// <param name="IsKnown">The member has signed in from this network before.</param>
/// <param name="Wait">Null: go on.</param>
internal sealed record GuardedSignIn(string Id, bool IsKnown, TimeSpan? Wait);
