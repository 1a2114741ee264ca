using Orleans.CodeGeneration;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Sessions;

/// <summary>One person of one tenant. Key: <c>tenant/user</c>, see <see cref="UserKey"/>.</summary>
[Alias("OrleansNotify.Sessions.IUserGrain"), Version(1)]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Makes a code, ends its client's codes but the one before, and hands the mail to the e-mail channel.</summary>
    Task<CodeAsked> AskCode(AskCode command);

    /// <summary>Takes one guess; a right one starts a session.</summary>
    Task<CodeVerified> VerifyCode(VerifyCode command);

    /// <summary>As <see cref="VerifyCode"/>, without a session. The same code can be used again for the same challenge a few times while it is valid.</summary>
    Task<bool> UseCode(VerifyCode command);

    Task<bool> HasLiveSession();

    /// <summary>Ends every session of the user; gateways close their sockets. Returns how many.</summary>
    Task<int> EndSessions();

    /// <summary>Marks single notifications read; unknown ids are ignored.</summary>
    Task<InboxChange> MarkRead(string[] eventIds);

    /// <summary>Marks everything up to this <c>seq</c> read; never moves back.</summary>
    Task<InboxChange> MarkReadUpTo(long seq);

    /// <summary>Changes single notifications; unknown ids are ignored. The same change again makes no difference.</summary>
    Task<InboxChange> Change(string[] eventIds, InboxPatch patch);

    /// <summary>Changes the newest <paramref name="limit"/> notifications that are shown.</summary>
    Task<InboxChange> ChangeShown(int limit, InboxPatch patch);
}
