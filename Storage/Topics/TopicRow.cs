namespace OrleansNotify.Topics;

public sealed record TopicRow(string Key, long Members);
