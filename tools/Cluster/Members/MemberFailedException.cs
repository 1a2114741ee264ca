namespace OrleansNotify.OneMachine.Members;

/// <summary>The cluster cannot start. The message is for the person who started it.</summary>
internal sealed class MemberFailedException(string message) : Exception(message);
