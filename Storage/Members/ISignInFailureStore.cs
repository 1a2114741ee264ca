namespace OrleansNotify.Members;

/// <summary>Sign-ins of members that failed, for the limits over the whole cluster.</summary>
public interface ISignInFailureStore
{
    /// <summary>Counts an attempt as failed before it is judged, unless it must wait; attempts at the same time are counted one after the other.</summary>
    /// <param name="judge">How long to wait after what has failed so far; null: not at all.</param>
    /// <returns>How long to wait; null: it is counted.</returns>
    Task<TimeSpan?> Count(SignInAttempt attempt, DateTimeOffset since, Func<SignInFailures, TimeSpan?> judge, CancellationToken cancellation);

    /// <summary>An attempt that did not fail.</summary>
    Task Forget(string id, CancellationToken cancellation);

    /// <summary>A member has signed in: what failed in the same network is forgiven.</summary>
    Task Forgive(string tenant, string user, string network, CancellationToken cancellation);

    Task Prune(DateTimeOffset before, CancellationToken cancellation);
}
