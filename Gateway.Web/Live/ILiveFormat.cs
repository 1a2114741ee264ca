using OrleansNotify.Events;

namespace OrleansNotify.Live;

/// <summary>How one protocol says what a live socket is told. There is one instance a protocol: an event is encoded once for all its sockets.</summary>
internal interface ILiveFormat
{
    byte[] Event(string tenant, string epoch, LoggedEvent logged);

    /// <summary>The first frame: where the log stands and how much of it is unread, both as of the head.</summary>
    /// <param name="isAtHead">The client's position is the head; false: what it missed comes next.</param>
    byte[] Welcome(string tenant, LogHead head, long unread, bool isAtHead);

    /// <summary>The client's position cannot be resumed: take this one and read the inbox.</summary>
    byte[] Reset(LogHead head, long unread);

    /// <summary>The socket was too slow: nothing more comes until it is resumed. Empty: the server resumes it when it has taken what was sent.</summary>
    byte[] Behind(long since, long seq, long unread);

    /// <summary>The person's inbox has changed, here or on another device; the count is as of the signal's <c>seq</c>.</summary>
    byte[] Inbox(UserSignal signal, long unread);
}
