namespace OrleansNotify.OneMachine.Members;

internal enum MemberState
{
    Starting,
    Up,

    /// <summary>It ended by itself and is started again in a moment.</summary>
    Down,
    Stopped,
}
