"""quizgen: messy flashcard notes become a glossary, exams, keys and grades."""
